/** The data source, the schema's migrations, converters and keyset pages. */
@NullMarked
package org.gatehouse.platform.persistence;

import org.jspecify.annotations.NullMarked;
