package io.dynastore.autoconfigure.shop;

import io.dynastore.DynaRecord;
import io.dynastore.HighCardinality;

@DynaRecord(name = "click")
public record Click(@HighCardinality String session, String page) {}
