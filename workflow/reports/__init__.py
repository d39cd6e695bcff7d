"""What do many dossiers say together? Each report is a value computed from dossiers; how it looks is cli's question."""
