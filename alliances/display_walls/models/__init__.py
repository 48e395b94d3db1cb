"""Pledges, plates and the wall."""

from .plates import PledgePlate
from .pledges import PledgeTemplate
from .walls import WallPage

__all__ = ["PledgePlate", "PledgeTemplate", "WallPage"]
