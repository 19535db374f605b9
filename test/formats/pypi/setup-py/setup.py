import os
from setuptools import setup, find_packages

NAME = "ours"
base = ["requests>=2", 'six']
base += ["added"]
extras = {
    "tz": ["tzdata"],
    "all": ["colorama; sys_platform == 'win32'"],
}
extras["late"] = ["late-extra"]
test_requires = ["pytest", "coverage[toml]"]
classifiers = ["Programming Language :: Python"]
base.append("appended")

setup(
    name=NAME,
    packages=find_packages(exclude=["tests"]),
    install_requires=base + [
        "acme==1.0",  # why
        f"acme-{NAME}>=1",
        "direct @ https://files.example/direct-1.0.tar.gz",
    ],
    extras_require=extras,
    tests_require=test_requires,
    setup_requires="setuptools_scm",
    dependency_links=["https://files.example/links"],
    entry_points={"console_scripts": ["ours=ours:main"]},
    python_requires=">=3.8",
)
