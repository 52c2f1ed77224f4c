"""Types a line into an interactive shell, in a terminal of its own: `press.py SECONDS LINE SHELL [ARGUMENT]...`.

The shell's prompt must be `ready> `; in the line, `<TAB>` is the key. The line runs, and the shell is left.
"""

import os
import pty
import select
import sys
import time

limit, line, *shell = sys.argv[1:]
end = time.monotonic() + float(limit)
keys = [line.replace("<TAB>", "\t") + "\r", "exit\r"]

child, terminal = pty.fork()
if child == 0:
    os.execvp(shell[0], shell)
screen = b""
while True:
    ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
    try:
        read = os.read(terminal, 65536) if ready else b""
    except OSError:  # The shell closed its side.
        break
    screen += read
    if not read:
        os.kill(child, 9)
        break
    # What is typed before a prompt stands could be lost.
    if keys and screen.count(b"ready> ") > 2 - len(keys):
        os.write(terminal, keys.pop(0).encode())
os.waitpid(child, 0)
sys.stderr.buffer.write(screen)
