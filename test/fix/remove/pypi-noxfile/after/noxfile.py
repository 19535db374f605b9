# /// script
# dependencies = ["nox"]
# ///
import nox


@nox.session
def stays(session):
    session.install("stays")
    session.install("stays")
