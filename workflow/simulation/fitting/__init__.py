"""Does a scenario fit the definitions? Each question in a module of its own; `fit` asks them all."""
