/* The voice-mail operations with gSOAP; says in one line of JSON what its caller sees. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "UnifiedMessagingBinding.nsmap"
#include "soapH.h"

static struct soap *soap;

/* gSOAP forgets the credentials after each call. */
static const char *url(void) {
  soap->userid = getenv("UMPIN_LOGIN");
  soap->passwd = getenv("UMPIN_PASSWORD");
  return getenv("UMPIN_URL");
}

static void must(int result) {
  if (result == SOAP_OK) return;
  soap_print_fault(soap, stderr);
  exit(1);
}

static const char *word(enum xsd__boolean value) { return value ? "true" : "false"; }

int main(void) {
  struct _ns1__IsUMEnabled ask = {0};
  struct _ns1__IsUMEnabledResponse enabled = {0};
  struct _ns1__SetOofStatus oof = {0};
  struct _ns1__SetOofStatusResponse oof_set = {0};
  struct _ns1__SetMissedCallNotificationEnabled missed = {0};
  struct _ns1__SetMissedCallNotificationEnabledResponse missed_set = {0};
  struct _ns1__SetPlayOnPhoneDialString number = {0};
  struct _ns1__SetPlayOnPhoneDialStringResponse number_set = {0};
  struct _ns1__SetTelephoneAccessFolderEmail folder = {0};
  struct _ns1__SetTelephoneAccessFolderEmailResponse folder_set = {0};
  struct _ns1__GetUMProperties get = {0};
  struct _ns1__GetUMPropertiesResponse got = {0};
  char code[64] = "";

  soap = soap_new1(SOAP_C_UTFSTRING);
  must(soap_call___ns1__IsUMEnabled(soap, url(), NULL, &ask, &enabled));
  oof.status = 1;
  must(soap_call___ns1__SetOofStatus(soap, url(), NULL, &oof, &oof_set));
  missed.status = 0;
  must(soap_call___ns1__SetMissedCallNotificationEnabled(soap, url(), NULL, &missed, &missed_set));
  number.dialString = "+49 30 5550-100";
  must(soap_call___ns1__SetPlayOnPhoneDialString(soap, url(), NULL, &number, &number_set));
  folder.base64FolderID = getenv("UMPIN_FOLDER");
  must(soap_call___ns1__SetTelephoneAccessFolderEmail(soap, url(), NULL, &folder, &folder_set));
  number.dialString = "at home";
  if (soap_call___ns1__SetPlayOnPhoneDialString(soap, url(), NULL, &number, &number_set) != SOAP_OK) {
    /* The text of the detail's first element; of the others gSOAP keeps none. */
    const char *detail = soap_fault_detail(soap);
    const char *text = detail ? strchr(detail, '>') : NULL;
    if (text) snprintf(code, sizeof code, "%.*s", (int)strcspn(text + 1, "<"), text + 1);
  }
  must(soap_call___ns1__GetUMProperties(soap, url(), NULL, &get, &got));
  printf("{\"enabled\":%s,\"code\":\"%s\",\"properties\":{\"OofStatus\":%s,"
         "\"MissedCallNotificationEnabled\":%s,\"PlayOnPhoneDialString\":\"%s\","
         "\"TelephoneAccessNumbers\":\"%s\",\"TelephoneAccessFolderEmail\":\"%s\"}}\n",
         word(enabled.IsUMEnabledResponse), code, word(got.GetUMPropertiesResponse->OofStatus),
         word(got.GetUMPropertiesResponse->MissedCallNotificationEnabled),
         got.GetUMPropertiesResponse->PlayOnPhoneDialString,
         got.GetUMPropertiesResponse->TelephoneAccessNumbers,
         got.GetUMPropertiesResponse->TelephoneAccessFolderEmail);
  soap_destroy(soap);
  soap_end(soap);
  soap_free(soap);
  return 0;
}
