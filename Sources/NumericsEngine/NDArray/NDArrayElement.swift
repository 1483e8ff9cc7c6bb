/// A type that an ``NDArray`` can hold.
public protocol NDArrayElement: Equatable, Sendable {}

/// An element with `+`, `−` and `×`: `Float`, `Double` and `Int`.
///
/// Integer arithmetic traps on overflow, as everywhere in Swift.
public protocol NumericElement: NDArrayElement, Numeric {}

/// An element with division and matrix products: `Float` and `Double`, and no other type.
public protocol RealElement: NumericElement, BinaryFloatingPoint {}

extension Float: RealElement {}
extension Double: RealElement {}
extension Int: NumericElement {}
