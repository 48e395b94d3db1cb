"""Mail that nobody's sign-in waits for."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.utils import timezone
from django_tasks import task

from core.site_name import site_name


@task()
def tell_of_new_device(user_id: int, device: str) -> None:
    """Tell an account's owner of a device it was never used on; a mail server that is away loses the mail, no more."""
    user = get_user_model().objects.filter(pk=user_id).first()
    if user is None:
        return
    moment = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    address = f"{settings.PUBLIC_URL}/account/sign-ins/"
    text = (
        f"你的账号 {user.get_username()} 于 {moment} 在一台新设备上登录：{device}。\n"
        f"不是你本人，请改密码并结束这次登录：{address}"
    )
    subject = f"{site_name()}：新设备登录"
    send_mail(subject, text, None, [user.email], fail_silently=True)
