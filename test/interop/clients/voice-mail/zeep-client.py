"""The voice-mail operations with zeep; says in one line of JSON what its caller sees."""

import json
import os

from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.exceptions import Fault
from zeep.helpers import serialize_object
from zeep.transports import Transport

ERRORS = "{http://schemas.microsoft.com/exchange/services/2006/errors}"

session = Session()
session.auth = HTTPBasicAuth(os.environ["UMPIN_LOGIN"], os.environ["UMPIN_PASSWORD"])
service = Client(os.environ["UMPIN_URL"] + "?wsdl", transport=Transport(session=session)).service

enabled = service.IsUMEnabled()
service.SetOofStatus(True)
service.SetMissedCallNotificationEnabled(status=False)
service.SetPlayOnPhoneDialString("+49 30 5550-100")
service.SetTelephoneAccessFolderEmail(os.environ["UMPIN_FOLDER"])
try:
    service.SetPlayOnPhoneDialString("at home")
    code = None
except Fault as fault:
    code = fault.detail.findtext(ERRORS + "ResponseCode")
properties = serialize_object(service.GetUMProperties(), dict)
print(json.dumps({"enabled": enabled, "properties": properties, "code": code}))
