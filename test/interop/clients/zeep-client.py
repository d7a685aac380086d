"""ResetPIN with zeep; says in one line of JSON what its caller sees."""

import json
import os

from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.exceptions import Fault, TransportError
from zeep.transports import Transport

ERRORS = "{http://schemas.microsoft.com/exchange/services/2006/errors}"


def reset_pin():
    session = Session()
    # Encoded here, as requests takes text for Latin-1.
    session.auth = HTTPBasicAuth(
        os.environ["UMPIN_LOGIN"].encode(), os.environ["UMPIN_PASSWORD"].encode()
    )
    client = Client(os.environ["UMPIN_URL"] + "?wsdl", transport=Transport(session=session))
    try:
        client.service.ResetPIN()
    except Fault as fault:
        code = fault.detail.findtext(ERRORS + "ResponseCode")
        return {"outcome": "denied" if code == "ErrorAccessDenied" else "fault", "code": code}
    except TransportError as error:
        return {"outcome": "denied" if error.status_code == 401 else "broken"}
    return {"outcome": "reset"}


print(json.dumps(reset_pin()))
