/* ResetPIN with gSOAP; says in one line of JSON what its caller sees. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "UnifiedMessagingBinding.nsmap"
#include "soapH.h"

/* The text of the detail's first element; of the others gSOAP keeps none. */
static void read_code(struct soap *soap, char *code, size_t size) {
  const char *detail = soap_fault_detail(soap);
  const char *text = detail ? strchr(detail, '>') : NULL;
  if (text) snprintf(code, size, "%.*s", (int)strcspn(text + 1, "<"), text + 1);
}

int main(void) {
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING);
  struct _ns1__ResetPIN request;
  struct _ns1__ResetPINResponse response;
  const char *outcome = "reset";
  char code[64] = "";

  memset(&request, 0, sizeof request);
  soap->userid = getenv("UMPIN_LOGIN");
  soap->passwd = getenv("UMPIN_PASSWORD");
  if (soap_call___ns1__ResetPIN(soap, getenv("UMPIN_URL"), NULL, &request, &response) != SOAP_OK) {
    outcome = soap->status == 401 || soap->error == 401 ? "denied" : "fault";
    read_code(soap, code, sizeof code);
  }
  printf("{\"outcome\":\"%s\",\"code\":\"%s\"}\n", outcome, code);
  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
  return 0;
}
