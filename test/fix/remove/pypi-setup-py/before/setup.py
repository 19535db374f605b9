from setuptools import setup

setup(
    name="stays",
    install_requires=[
        "acme-sdk>=1.4",
        "stays",  # ours
        "acme-last",
    ],
    extras_require={"cli": ["acme-only"], "tls": ["stays", "acme-tls"]},
)
