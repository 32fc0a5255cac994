"""The names of what lies in the folder of records: who writes it and the backup must agree."""

ACCOUNTS = "accounts.db"  # hashes of passwords: they do not leave the machine
CONVERSATIONS = "conversations.sqlite"
OPINIONS = "opinions.jsonl"
CANDIDATES = "candidates.jsonl"
GOLD = "gold"  # the office's own sets
RUNS = "runs"  # of gold sets
