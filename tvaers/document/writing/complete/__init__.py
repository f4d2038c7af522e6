"""One PDF of a paper and everything enclosed with it, with bookmarks and page labels: `joining.complete_pdf`.

A server lets a process of its own do it (`job.py`), and tells it where the files are.
"""
