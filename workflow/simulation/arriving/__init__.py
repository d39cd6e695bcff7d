"""Who comes when, by which way, and where do shocks send them?"""
