/**
 * What identity providers publish about themselves: read out of a file, a text or an address, shown
 * before anything is kept, and fetched again every day. Fields and certificates are kept, documents
 * never.
 */
@NullMarked
package org.gatehouse.sso.metadata;

import org.jspecify.annotations.NullMarked;
