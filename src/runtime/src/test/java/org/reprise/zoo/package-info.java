/**
 * The type zoo: a JPA model with every kind of attribute, relation and id, operations made from a seed, and databases of every make
 * to run them on under real JTA transactions. Depends on EclipseLink and {@code org.reprise.testing}; knows nothing of Reprise.
 */
package org.reprise.zoo;
