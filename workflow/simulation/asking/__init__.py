"""What differs between scenarios, what changes with a number, which number reaches a target?"""
