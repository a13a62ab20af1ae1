#!/bin/sh
# A sample of a product that sends its events to the audit log: one of every kind that products
# other than Gatehouse have. Copy what you need of it.
#
#   AUDIT_URL      where Gatehouse answers, such as https://account.example.com
#   AUDIT_ACCOUNT  the short name of the account
#   AUDIT_KEY      an API key of that account with the scope audit:write
#
# Sending the same id again changes nothing, so a sender that got no answer sends the same request
# again. 429 says in Retry-After how many seconds to wait; curl waits that long by itself.
set -eu

: "${AUDIT_URL:?is the address of Gatehouse}"
: "${AUDIT_ACCOUNT:?is the short name of an account}"
: "${AUDIT_KEY:?is an API key with the scope audit:write}"

run="${AUDIT_RUN:-$(date -u +%Y%m%d%H%M%S)-$$}"
now="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
body="$(mktemp)"
trap 'rm -f "$body"' EXIT

# item | action | outcome | description | details
kinds() {
  cat <<'KINDS'
Answers/Chatbot|Activate|SUCCESS|Chatbot activated.|{}
Answers/Chatbot|Deactivate|SUCCESS|Chatbot deactivated by user, Details: Sessions expired after grace period.|{"reason":"GRACE_PERIOD"}
Answers/Chatbot|Create|SUCCESS|Chatbot created by user.|{}
Answers/Chatbot|Delete|SUCCESS|Chatbot deleted by user.|{"reason":"USER"}
Answers/Chatbot|Import|SUCCESS|Chatbot imported by user.|{}
Answers/Chatbot|Duplicate|SUCCESS|Chatbot duplicated by user, Details: Duplicated from chatbot Support.|{"chatbot":"Support"}
Automatic Payment|Activation|SUCCESS|Automatic payments changed (50, EUR).|{"minBalance":"50","currency":"EUR"}
Automatic Payment|Change|SUCCESS|Automatic payments changed (50, EUR).|{"minBalance":"50","currency":"EUR"}
Automatic Payment|Successful|SUCCESS|Automatic payment completed.|{}
Automatic Payment|Unsuccessful|FAILURE|Automatic payment failed.|{}
Billing address|Successful|SUCCESS|Billing address changed (Contoso Ltd, 1 High Street, London).|{"name":"Contoso Ltd","address":"1 High Street, London"}
Blocklist|Import|SUCCESS|Imported a blocklist from a completed file.|{}
Blocklist|Add|SUCCESS|Number/Email added to a blocklist.|{}
Blocklist|Delete|SUCCESS|Number/Email deleted from a blocklist.|{}
Blocklist|Export|SUCCESS|Blocklist export completed.|{}
Campaign|Update|SUCCESS|Campaign updated.|{}
Communication|Create|SUCCESS|Flow created.|{}
Communication|Launch|SUCCESS|Flow launched.|{}
Communication|Delete|SUCCESS|Flow deleted.|{}
Communication|Cancel|SUCCESS|Flow canceled.|{}
Communication|Finish|SUCCESS|Flow finished.|{}
Communication|Duplicate|SUCCESS|Flow duplicated.|{}
Communication|Update|SUCCESS|Flow updated.|{}
Communication|Create version|SUCCESS|Flow version created.|{}
Communication|Delete version|SUCCESS|Flow version deleted.|{}
Communication|Launch version|SUCCESS|Flow version launched.|{}
Communication|Stop version|SUCCESS|Flow version stopped.|{}
Communication|Schedule|SUCCESS|Flow version scheduled.|{}
Communication|Change|SUCCESS|Flow name changed.|{}
Company|Add|SUCCESS|Company added.|{}
Company|Delete|SUCCESS|Company deleted.|{}
CustomField|Add|SUCCESS|Custom field added.|{}
CustomField|Delete|SUCCESS|Custom field deleted.|{}
Domain|Create|SUCCESS|Domain created by the user.|{}
Domain|Delete|SUCCESS|Domain deleted by the user.|{}
Export configuration|Update|SUCCESS|Export configuration updated.|{}
Export configuration|Create|SUCCESS|Export configuration created.|{}
Export configuration|Delete|SUCCESS|Export configuration deleted.|{}
Forms|Create|SUCCESS|Forms created.|{}
Forms|Download|SUCCESS|Forms downloaded.|{}
Forms|Duplicate|SUCCESS|Forms duplicated.|{}
Forms|Update|SUCCESS|Forms updated.|{}
Keyword|Create|SUCCESS|Keyword created on a mobile number.|{}
Keyword|Delete|SUCCESS|Keyword deleted on a mobile number.|{}
Keyword|Change|SUCCESS|Keyword changed on a mobile number.|{}
Mobile Application|Create|SUCCESS|Mobile Application has been created.|{}
Mobile Application|Delete|SUCCESS|Mobile Application has been deleted.|{}
Mobile Application|Update|SUCCESS|Mobile Application has been updated.|{}
Mobile Demo Application|Invite to Mobile Demo Application|SUCCESS|Mobile Demo Application has been shared.|{}
Mobile Demo Application|Create|SUCCESS|Mobile Demo Application has been created.|{}
Number|Buy|SUCCESS|Number bought.|{}
Number|Delete|SUCCESS|Number deleted.|{}
One-time payment|Successful|SUCCESS|Payment successfully completed (EUR).|{"currency":"EUR"}
One-time payment|Unsuccessful|FAILURE|Payment failed (EUR).|{"currency":"EUR"}
Person|Import|SUCCESS|People import from CSV completed (people.csv).|{"file":"people.csv"}
Person|Merge|SUCCESS|People merged.|{}
Person|Export|SUCCESS|People exported to the CSV completed (people.csv).|{"file":"people.csv"}
Price|Update|SUCCESS|Price updated.|{}
Report|Request|SUCCESS|Report requested.|{}
Report|Create|SUCCESS|Report generated (Contoso Ltd/CSV).|{"name":"Contoso Ltd","type":"CSV"}
Report|Download|SUCCESS|Report downloaded.|{}
Report|Delete|SUCCESS|Report deleted.|{}
Segment|Create|SUCCESS|Segment created.|{}
Segment|Delete|SUCCESS|Segment deleted.|{}
Segment|Update|SUCCESS|Segment updated.|{}
Tag|Create|SUCCESS|Tag created.|{}
Tag|Delete|SUCCESS|Tag deleted.|{}
Tag|Remove|SUCCESS|Tag removed.|{}
Tag|Update|SUCCESS|Tag updated.|{}
Tag|Assign|SUCCESS|Tag assigned.|{}
Template|Create|SUCCESS|Channel template created.|{}
Template|Duplicate|SUCCESS|Channel template duplicated.|{}
Template|Delete|SUCCESS|Channel template deleted.|{}
Website|Create|SUCCESS|Website created.|{}
Website|Update|SUCCESS|Website updated.|{}
Website|Delete|SUCCESS|Website deleted.|{}
KINDS
}

kinds | {
  number=0
  printf '{"events":['
  while IFS='|' read -r item action outcome description details; do
    [ "$number" -eq 0 ] || printf ','
    number=$((number + 1))
    printf '{"id":"%s-%s","item":"%s","action":"%s","outcome":"%s","description":"%s","occurredAt":"%s","username":"sample","ip":"192.0.2.1","details":%s}' \
      "$run" "$number" "$item" "$action" "$outcome" "$description" "$now" "$details"
  done
  printf ']}'
} > "$body"

# The key goes through standard input: what stands on a command line is seen by everybody on the machine.
printf 'header = "Authorization: Bearer %s"\n' "$AUDIT_KEY" |
  curl --config - --silent --show-error --fail-with-body --retry 5 --retry-connrefused \
    --header 'Content-Type: application/json' --data-binary "@$body" \
    "${AUDIT_URL%/}/api/v1/accounts/$AUDIT_ACCOUNT/audit/events"
echo
