from setuptools import setup

setup(
    name="stays",
    install_requires=[
        "stays",  # ours
    ],
    extras_require={"cli": [], "tls": ["stays"]},
)
