"""The commands as a terminal shows them: what each prints. `tracuu.py` gives them their parts."""
