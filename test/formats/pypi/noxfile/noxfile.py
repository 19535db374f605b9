import nox

nox.options.sessions = ["tests", "lint"]
LINTERS = ["ruff==0.4.1", "mypy"]


@nox.session(python=["3.11", "3.12"], venv_backend="uv|virtualenv")
@nox.parametrize("django", ["3.2", "4.2"])
def tests(session, django):
    session.install("-r", "requirements-dev.txt", "--index-url", "https://mirror.example/simple")
    session.install(".[test]", f"django=={django}", "pytest>=7,<9", "-e", ".")
    session.install("paddlepaddle", silent=True)
    session.run("pytest", "--cov", *session.posargs, env={"A": "pip install no"})


@nox.session
def lint(s: nox.Session) -> None:
    s.install(*LINTERS, "black")
    s.conda_install("openmm=8.1", "faiss-cpu", channel=["conda-forge"])
    s.run("pip", "install", "git+https://git.example/team/tool.git#egg=tool", external=True)
    s.run("curl", "-fsSL", "https://files.example/data.bin")
    s.run("npx", "prettier", "--check", ".")
    print("session.install", "no")
