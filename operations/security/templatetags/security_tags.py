"""For templates that extend a stock one with an inline script of its own."""

from django import template

from ..nonces import nonced

register = template.Library()
register.filter("nonced", nonced)
