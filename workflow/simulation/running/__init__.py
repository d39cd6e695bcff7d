"""Who runs which replications: this process, a pool of them, or a dask cluster?"""
