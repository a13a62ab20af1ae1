/**
 * An account's own login host: claimed by name, proved by DNS records, watched for as long as it is
 * used, and released when the records are gone.
 */
@NullMarked
package org.gatehouse.hosts;

import org.jspecify.annotations.NullMarked;
