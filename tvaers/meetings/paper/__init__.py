"""A meeting's paper as it is read: editions, their page, their files, and what is new in one."""
