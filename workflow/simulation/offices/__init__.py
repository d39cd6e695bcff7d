"""Who works on what? Departments with their queues and officers; knows jobs, not dossiers."""
