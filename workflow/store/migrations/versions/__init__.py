"""What changed in the tables from one released form to the next? One module for each step, there and back."""
