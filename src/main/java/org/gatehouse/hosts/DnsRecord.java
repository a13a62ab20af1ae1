package org.gatehouse.hosts;

/**
 * A record that belongs into the account's DNS, and what is there.
 *
 * @param type CNAME, or A or AAAA where we have an address only; or TXT
 * @param found what somebody looked for last time
 * @param seen what was there instead; empty where that says nothing
 */
public record DnsRecord(String type, String name, String value, Finding found, String seen) {}
