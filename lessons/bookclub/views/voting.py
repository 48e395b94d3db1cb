"""The next book: what readers see of it, and how a member proposes and votes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.freshness import public
from core.spam import come_again, posted, wait_to_send

from ..forms import ProposalForm
from ..models import Ballot, BookProposal, BookVote

MOST = 10  # proposals of one member in one vote


@public()
@require_safe
def next_book(request: HttpRequest) -> HttpResponse:
    """The books that may be voted for, each with its number of votes; the same page for everybody."""
    vote = _vote()
    return render(request, "bookclub/next_book.html", {"vote": vote, "proposals": vote.proposals.shown()})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """A member's voice, own proposals and how they stand; by POST a new proposal, public once the leader agrees."""
    vote = _vote()
    form = ProposalForm(posted(request) if request.method == "POST" else None)
    if request.method != "POST" or not vote.is_on or not form.is_valid():
        return _desk(request, vote, form)
    if BookProposal.objects.filter(vote=vote, member_id=request.user.pk).count() >= MOST:
        form.add_error(None, _("这一次你已经推荐了 %(most)d 本，够了。") % {"most": MOST})
        return _desk(request, vote, form)
    if wait := wait_to_send(request, "proposal"):
        form.add_error(None, _("从你所在的网络来的太多，请过一会儿再交。"))
        return come_again(_desk(request, vote, form), wait)
    form.instance.vote, form.instance.member = vote, request.user
    form.save()
    messages.success(request, _("收到了。领读人看过，就放进来一起投票。"))
    return redirect("propose_book")


@never_cache
@login_required
@require_POST
def cast(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one's one voice to a book, or move it there."""
    proposal = get_object_or_404(BookProposal.objects.shown(), pk=pk, vote=_vote())
    if not proposal.vote.is_on:
        messages.error(request, _("投票已经结束，票数不再变。"))
        return redirect("propose_book")
    Ballot.cast(request.user, proposal)
    messages.success(request, _("投给了《%(title)s》。截止以前还可以改投。") % {"title": proposal.title})
    return redirect("propose_book")


def _desk(request: HttpRequest, vote: BookVote, form: ProposalForm) -> HttpResponse:
    ballot = Ballot.objects.filter(vote=vote, member_id=request.user.pk).first()
    context = {
        "vote": vote,
        "form": form,
        "proposals": vote.proposals.shown(),
        "chosen": ballot.proposal_id if ballot else None,
        "own": vote.proposals.filter(member_id=request.user.pk),
    }
    return render(request, "bookclub/propose.html", context, status=400 if form.errors else 200)


def _vote() -> BookVote:
    vote = BookVote.current()
    if vote is None:
        raise Http404("没有选书投票")
    return vote
