from setuptools import setup
reqs = open("requirements.txt").read().splitlines()
setup(install_requires=reqs, extras_require={"x": [
    "half>=1
    "open",
