from setuptools import setup

setup(
    name="{{ cookiecutter.project_slug }}",
    install_requires=[
        {% if cookiecutter.antivirus == "yes" %}
        "kavsdk>=2",
        {% endif %}
        "{{ cookiecutter.extra }}",
        "both>=3",
    ],
)
