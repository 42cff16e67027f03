package io.dynastore.shapes

import com.fasterxml.jackson.annotation.JsonSubTypes
import com.fasterxml.jackson.annotation.JsonTypeInfo
import io.dynastore.HighCardinality
import java.time.Instant
import java.time.temporal.ChronoUnit

enum class Placement { TOP, SIDE }

/** All that most data classes have. */
data class Recommendation(
    @HighCardinality val userId: Long,
    @HighCardinality(truncatedTo = ChronoUnit.SECONDS) val timestamp: Instant,
    val algorithm: String,
    val placement: Placement,
    val note: String?,
)

data class IsProperties(
    @HighCardinality val userId: Long,
    @HighCardinality val isMember: Boolean,
    val isPromoted: Boolean,
    val isNew: Boolean?,
)

data class Defaults(
    @HighCardinality val userId: Long,
    val algorithm: String = "als",
    val isPromoted: Boolean = true,
)

/** Kotlin adds a constructor without arguments to such a class. */
data class AllDefaults(
    @HighCardinality val userId: Long = 1,
    val algorithm: String = "als",
    val isPromoted: Boolean = true,
)

data class OneProperty(@HighCardinality val userId: Long)

data class Mutable(@HighCardinality var userId: Long = 0, var algorithm: String = "", var isPromoted: Boolean = false)

data class Nested(@HighCardinality val userId: Long, val flags: List<Flags>, val one: Flags?)

data class Flags(val isOn: Boolean, val name: String = "x")

@JvmInline value class UserId(val value: Long)

@JvmInline value class Shop(val value: String)

data class WithValueClass(@HighCardinality val userId: UserId, val shop: String) {
    companion object {
        @JvmStatic fun of(userId: Long, shop: String) = WithValueClass(UserId(userId), shop)
    }
}

data class WithNullableValueClass(@HighCardinality val userId: Long, val shop: Shop?) {
    companion object {
        @JvmStatic fun of(userId: Long, shop: String?) = WithNullableValueClass(userId, shop?.let { Shop(it) })
    }
}

data class Hiding(@HighCardinality val userId: Long, private val secret: String)

class State(@HighCardinality val userId: Long) {
    var visits: Int = 0
        private set

    fun visit() {
        visits++
    }

    companion object {
        @JvmStatic fun visited(userId: Long, times: Int) = State(userId).apply { repeat(times) { visit() } }
    }
}

data class WithLazy(@HighCardinality val userId: Long, val name: String) {
    val upper: String by lazy { name.uppercase() }
    val isShort: Boolean get() = name.length < 3

    companion object {
        @JvmStatic fun read(userId: Long, name: String) = WithLazy(userId, name).apply { upper }
    }
}

sealed interface Source

data class Organic(val term: String) : Source

data object Direct : Source

data class WithSealed(@HighCardinality val userId: Long, val source: Source)

@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes(JsonSubTypes.Type(ByMail::class), JsonSubTypes.Type(ByPhone::class))
sealed interface Contact

data class ByMail(val address: String) : Contact

data class ByPhone(val number: Long) : Contact

data class WithTypedSealed(@HighCardinality val userId: Long, val contact: Contact)

data class Box<T>(@HighCardinality val userId: Long, val item: T, val byPlacement: Map<Placement, Int>) {
    companion object {
        @JvmStatic fun of(userId: Long, item: String) = Box(userId, item, mapOf(Placement.SIDE to 1))
    }
}
