# /// script
# dependencies = ["nox", "acme-nox"]
# ///
import nox


@nox.session
def stays(session):
    session.install("acme-sdk", "stays")
    session.install("stays", "acme-last>=1.4")
