from setuptools import setup

setup(
    name="shop",
    install_requires=[
<<<<<<< HEAD
        "left>=1",
=======
        "kavsdk>=2",
>>>>>>> topic
        "both>=3",
    ],
)
