"""Does the simulator come to what queueing theory and an independent plain simulation come to?"""
