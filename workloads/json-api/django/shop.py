"""The shop over HTTP, as one Django project without a database."""

import threading

import catalogue
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET, require_POST

settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, MIDDLEWARE=[])

visits = 0
visits_lock = threading.Lock()


def answer(content, status=200):
    return JsonResponse(content, status=status, json_dumps_params={"separators": (",", ":")})


def invalid_is_400(view):
    def checked(request, **arguments):
        try:
            return view(request, **arguments)
        except catalogue.Invalid as invalid:
            return answer({"error": str(invalid)}, 400)

    return checked


@require_GET
@invalid_is_400
def item(request, identity):
    found = catalogue.item(identity)
    return answer({"error": "no such item"}, 404) if found is None else answer(found)


@require_GET
@invalid_is_400
def search(request):
    return answer(catalogue.search(request.GET.get("below"), request.GET.get("limit")))


@require_POST
@invalid_is_400
def orders(request):
    return answer(catalogue.order(request.body))


def count(request):
    global visits
    with visits_lock:
        if request.method == "POST":
            visits += 1
        return answer({"count": visits})


def nothing(request, exception):
    return answer({"error": "not found"}, 404)


urlpatterns = [path("items/<str:identity>", item), path("search", search), path("orders", orders), path("count", count)]
handler404 = nothing

application = get_wsgi_application()
