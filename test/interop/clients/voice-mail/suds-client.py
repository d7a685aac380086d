"""The voice-mail operations with suds; says in one line of JSON what its caller sees."""

import json
import os

from suds import WebFault
from suds.client import Client

service = Client(
    os.environ["UMPIN_URL"] + "?wsdl",
    username=os.environ["UMPIN_LOGIN"],
    password=os.environ["UMPIN_PASSWORD"],
    # Its cache is a folder that all users of the machine share.
    cache=None,
).service

enabled = service.IsUMEnabled()
service.SetOofStatus(True)
service.SetMissedCallNotificationEnabled(False)
service.SetPlayOnPhoneDialString("+49 30 5550-100")
service.SetTelephoneAccessFolderEmail(os.environ["UMPIN_FOLDER"])
try:
    service.SetPlayOnPhoneDialString("at home")
    code = None
except WebFault as error:
    code = str(error.fault.detail.ResponseCode)
properties = {name: str(value) for name, value in service.GetUMProperties()}
print(json.dumps({"enabled": enabled, "properties": properties, "code": code}))
