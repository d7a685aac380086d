"""ResetPIN with suds; says in one line of JSON what its caller sees."""

import json
import os

from suds import WebFault
from suds.client import Client


def reset_pin():
    client = Client(
        os.environ["UMPIN_URL"] + "?wsdl",
        username=os.environ["UMPIN_LOGIN"],
        password=os.environ["UMPIN_PASSWORD"],
        # Its cache is a folder that all users of the machine share.
        cache=None,
    )
    try:
        client.service.ResetPIN()
    except WebFault as error:
        return {"outcome": "fault", "code": str(error.fault.detail.ResponseCode)}
    except Exception as error:
        # suds has no type of its own for other statuses than 200 and 500.
        if isinstance(error.args[0], tuple) and error.args[0][0] == 401:
            return {"outcome": "denied"}
        raise
    return {"outcome": "reset"}


print(json.dumps(reset_pin()))
