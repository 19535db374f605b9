"""Reads the setup.py of other projects; the name is all that it shares with them."""

import ast


class Setup:
    def __init__(self, install_requires=None):
        self.install_requires = install_requires or []


class Reader:
    def read(self, call):
        install_requires = self._list(call, "install_requires")
        return Setup(install_requires=install_requires)
