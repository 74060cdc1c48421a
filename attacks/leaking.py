"""Leaking what is secret into what comes back, and scripts into what others look at."""

from attacks.attack import MARK, attack, right_answers

SCRIPT = f"<script>alert('{MARK}')</script>"


@attack()
def prints_the_environment(hand_in):
    """Prints the environment, its own and that of every process."""
    hand_in.trick(
        "import glob, os\nprint(dict(os.environ))\n"
        "for path in glob.glob('/proc/[0-9]*/environ'):\n"
        "    try: print(open(path).read())\n"
        "    except OSError: pass"
    )


@attack()
def prints_the_system(hand_in):
    """Prints files of the system: users, their homes, what is mounted, the network."""
    hand_in.trick(
        "import os\n"
        "for path in ('/etc/passwd', '/etc/shadow', '/root', '/home', '/etc/hostname'):\n"
        "    try:\n"
        "        print(os.listdir(path) if os.path.isdir(path) else open(path).read())\n"
        "    except OSError: pass"
    )


@attack()
def prints_the_processes(hand_in):
    """Prints the command lines of all processes: they say where the course lies."""
    hand_in.trick(
        "import glob\n"
        "for path in glob.glob('/proc/[0-9]*/cmdline'):\n"
        "    try: print(open(path).read().replace(chr(0), ' '))\n"
        "    except OSError: pass"
    )


@attack()
def searches_for_secrets(hand_in):
    """Searches the disk for files with SECRET in them, and prints these."""
    hand_in.trick(
        "import os\n"
        f"for top in ({str(hand_in.course)!r}, '/tmp', '/home', '/root', '/var', '/srv', '/run'):\n"
        "    for folder, inner, names in os.walk(top):\n"
        "        if folder.count('/') > 7: inner[:] = []\n"
        "        for name in names:\n"
        "            try:\n"
        "                path = os.path.join(folder, name)\n"
        "                text = open(path, 'rb').read(300_000) if os.path.isfile(path) else b''\n"
        "                if b'SECRET' in text: print(path, text[:3000])\n"
        "            except OSError: pass"
    )


@attack()
def prints_what_it_inherits(hand_in):
    """Reads every file that it finds open, and says where its memory was mapped from."""
    hand_in.trick(
        "import os\n"
        "for fd in range(64):\n"
        "    try:\n"
        "        print(fd, os.readlink(f'/proc/self/fd/{fd}'))\n"
        "        print(os.pread(fd, 4000, 0))\n"
        "    except OSError: pass\n"
        "try: print(open('/proc/self/mountinfo').read())\n"
        "except OSError: pass"
    )


HIDDEN = "HIDDEN-INPUT"
"""Stands before the inputs that an attack hands on."""


@attack()
def prints_hidden_inputs(hand_in):
    """Prints and displays every input that its function is called with, and keeps it for later."""
    hand_in.answer(
        "compute_cost",
        "import sys\nseen = []\n"
        "def compute_cost(A, Y):\n"
        f"    text = '{HIDDEN} ' + repr(A.tolist())\n    seen.append(text)\n"
        "    print(text); print(text, file=sys.__stdout__); sys.stderr.write(text)\n"
        "    try:\n"
        "        from IPython.display import display\n"
        "        display({'text/plain': text}, raw=True)\n"
        "        open('seen', 'a').write(text)\n"
        "    except Exception: pass\n"
        "    return 0.123",
    )
    hand_in.add("try: print(seen, open('seen').read())\nexcept Exception: pass", "sigmoid")
    hand_in.add("try: print(seen, open('seen').read())\nexcept Exception: pass", "is_right")


@attack()
def raises_hidden_inputs(hand_in):
    """Knows the visible answers, and stops on all other inputs with an error that holds them."""
    from attacks.forging import _known

    hand_in.answer(
        "compute_cost",
        f"known = {_known(hand_in.lesson, 'compute_cost')!r}\n"
        "def compute_cost(A, Y):\n"
        "    for given, value in known:\n"
        "        if given == [A.tolist(), Y.tolist()]: return value\n"
        f"    raise ValueError('{HIDDEN} ' + repr((A.tolist(), Y.tolist())))",
    )
    # Later functions call the right one: what they are asked openly is no secret.
    hand_in.add(right_answers(hand_in.lesson)["compute_cost"], before="train")


@attack()
def scripts_in_html(hand_in):
    """Displays HTML with scripts, in seven ways."""
    hand_in.add(
        "from IPython.display import HTML, display\n"
        f"for text in ({SCRIPT!r}, '<img src=x onerror=\"alert(`{MARK}`)\">',\n"
        f"        '<svg onload=\"alert(`{MARK}`)\"><script>{MARK}</script></svg>',\n"
        f"        '<iframe srcdoc=\"&lt;script&gt;{MARK}&lt;/script&gt;\"></iframe>',\n"
        f"        '<a href=\"javascript:alert(`{MARK}`)\">x</a>',\n"
        f"        '<form action=\"//{MARK}.example\"><button>x</button></form>',\n"
        f"        '<math><mtext><style><img title=\"</style><img src=x onerror={MARK}>\">'):\n"
        "    display(HTML(text))"
    )


@attack()
def scripts_of_its_own_kind(hand_in):
    """Displays JavaScript, SVG, widgets, PDF and kinds that nobody knows."""
    kinds = (
        *("application/javascript", "image/svg+xml", "text/vnd.mermaid", "application/pdf"),
        *("application/vnd.jupyter.widget-view+json", "text/html+x", "application/xhtml+xml"),
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{SCRIPT}</svg>'
    hand_in.add(
        "from IPython.display import display\n"
        f"for kind in {kinds!r}:\n"
        f"    text = 'alert(`{MARK}`)' if 'j' in kind else {svg!r}\n"
        "    display({kind: text}, raw=True)"
    )


@attack()
def scripts_in_pictures(hand_in):
    """Displays a picture whose data breaks out of the page's attribute."""
    hand_in.add(
        f"display({{'image/png': '\" onerror=\"alert(`{MARK}`)'}}, raw=True)\n"
        f"display({{'image/png': 'AAAA'}}, raw=True, metadata={{'image/png': {{'width':\n"
        f"        '\" onerror=\"alert(`{MARK}`)'}}}})"
    )


@attack()
def scripts_in_markdown_output(hand_in):
    """Displays markdown and formulas that hold links with scripts, and HTML."""
    hand_in.add(
        f"for kind in ('text/markdown', 'text/latex'):\n"
        f"    display({{kind: '[x](javascript:alert(`{MARK}`)) {SCRIPT.replace(chr(39), '`')}'\n"
        f"             ' ![x](http://{MARK}.example/x.png) $x${SCRIPT.replace(chr(39), '`')}$'}},\n"
        "            raw=True)"
    )


@attack()
def scripts_in_markdown_cells(hand_in):
    """Writes HTML with scripts into the prose."""
    hand_in.prose(f"Hello {SCRIPT} <img src=x onerror=\"alert('{MARK}')\">")
    hand_in.prose(f"<iframe src=\"javascript:alert('{MARK}')\"></iframe>")
    hand_in.prose(f'<style>body {{ background: url("http://{MARK}.example/") }}</style>')


@attack()
def links_in_markdown_cells(hand_in):
    """Writes links with scripts, and pictures from another server, into the prose."""
    hand_in.prose(f"[click](javascript:alert('{MARK}')) ![x](http://{MARK}.example/x.png)")
    hand_in.prose(f'<a href="data:text/html,{SCRIPT}">x</a> [y]: javascript:{MARK}\n\n[y]')
    hand_in.prose(f"$x {SCRIPT} y$ and $$\\href{{javascript:{MARK}}}{{x}}$$")


@attack()
def scripts_past_a_list(hand_in):
    """Writes scripts into the prose in forms that a list of forbidden words does not know."""
    hand_in.prose(f'<img title=">" src="x" onerror="alert(`{MARK}`)">')
    hand_in.prose(f"[one](java&#115;cript:alert`{MARK}`) <a href='java&Tab;script:{MARK}'>two</a>")
    hand_in.prose(f"[three]\n\n[three]: &#106;avascript:alert`{MARK}`")
    hand_in.prose(f"<a\nhref='&#x6A;avascript:{MARK}'>four</a> <custom-tag/onclick\f={MARK}>")
    hand_in.raw(f'<img alt=">" src="x" onerror="alert(`{MARK}`)">')
    hand_in.add(
        "for text in ('[x](java&#115;cript:alert`MARK`)', '[y]\\n\\n[y]: &#106;avascript:MARK'):\n"
        "    display({'text/markdown': text.replace('MARK', 'ATTACK')}, raw=True)"
    )


@attack()
def formulas_with_scripts(hand_in):
    """Writes formulas that become scripts, links or handlers when a page is made of them."""
    for formula in (
        f"\\href{{javascript:{MARK}}}{{x}}",
        f"\\text{{&lt;script&gt;{MARK}&lt;/script&gt;}}",
        f"\\text{{&#60;img src=x onerror={MARK}&#62;}}",
        f"\\unicode{{60}}script>{MARK}",
        f'\\color{{red" onclick="{MARK}}} x',
        f'\\class{{x" onclick="{MARK}}}{{x}} \\style{{background:url({MARK})}}{{x}}',
    ):
        hand_in.prose(f"${formula}$ and $${formula}$$")


@attack()
def scripts_in_raw_cells(hand_in):
    """Writes scripts into raw cells, which go into a page as they are."""
    hand_in.raw(SCRIPT)
    hand_in.raw(SCRIPT).metadata["raw_mimetype"] = "text/html"


@attack()
def scripts_in_errors(hand_in):
    """Stops with errors whose names, messages and tracebacks hold scripts."""
    hand_in.add(f"raise type({SCRIPT!r}, (Exception,), {{}})({SCRIPT!r})", "sigmoid")
    hand_in.answer("compute_cost", f"def compute_cost(A, Y):\n    raise ValueError({SCRIPT!r})")


@attack()
def scripts_in_values(hand_in):
    """Returns texts with scripts, and has them for names of keys: a verdict shows them."""
    hand_in.answer(
        "compute_cost", f"def compute_cost(A, Y):\n    return {{{SCRIPT!r}: {SCRIPT!r}}}"
    )
    hand_in.answer("sigmoid", f"def sigmoid(z):\n    return {SCRIPT!r}")


@attack()
def scripts_in_streams(hand_in):
    """Prints scripts, colours of terminals, and both in one."""
    hand_in.add(
        f"import sys\nprint({SCRIPT!r})\nprint('\\x1b[31m' + {SCRIPT!r} + '\\x1b[0m')\n"
        f"print('\\x1b]8;;javascript:{MARK}\\x1b\\\\x\\x1b]8;;\\x1b\\\\', file=sys.stderr)"
    )


@attack()
def scripts_in_metadata(hand_in):
    """Writes scripts into tags, ids, titles, languages and attachments."""
    bad = f'x"><script>{MARK}</script>'
    for cell in hand_in.notebook.cells[:6]:
        cell.metadata["tags"] = [bad]
        cell.metadata["name"] = bad
    hand_in.notebook.metadata["title"] = f"</title>{SCRIPT}"
    hand_in.notebook.metadata["authors"] = [{"name": SCRIPT}]
    hand_in.notebook.metadata["language_info"] = {"name": bad, "pygments_lexer": bad}
    cell = hand_in.prose("![x](attachment:x.png)")
    cell["attachments"] = {"x.png": {f'image/png"><script>{MARK}</script>': "AAAA"}}


@attack()
def scripts_in_sources(hand_in):
    """Ends the page's own elements in the text of its program."""
    hand_in.trick(f"x = '''</pre></div></script>{SCRIPT}'''")


@attack()
def covers_the_page(hand_in):
    """Covers the page with a verdict of its own, over marks and comments."""
    style = f"position:fixed;top:0;left:0;width:100%;height:100%;background:url(//{MARK}.example)"
    hand_in.add(
        f"from IPython.display import HTML\nHTML('<div style=\"{style}\">100 of 100</div>')"
    )
    hand_in.prose(f'<div style="{style}">100 of 100</div>')


@attack()
def asks_another_server(hand_in):
    """Shows pictures and styles of another server, which then knows who reads."""
    hand_in.add(
        "from IPython.display import HTML\n"
        f'HTML(\'<img src="http://{MARK}.example/x.png"><link rel=stylesheet href="//{MARK}.x">\'\n'
        f'     \'<img srcset="//{MARK}.example"><video poster="//{MARK}.example"></video>\'\n'
        f"     '<table background=\"//{MARK}.example\"></table>')"
    )
