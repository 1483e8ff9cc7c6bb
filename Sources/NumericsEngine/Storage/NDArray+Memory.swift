// How kernels get at the elements. Whatever a closure receives is valid only while it runs.

extension NDArray {
  /// Makes a row-major array; `write` must initialise all of its elements.
  @inline(__always)
  package init(shape: [Int], initializedBy write: (UnsafeMutablePointer<Element>) -> Void) {
    let layout = Layout(rowMajor: shape)
    let storage = Storage<Element>(count: layout.count)
    withExtendedLifetime(storage) { write(storage.base) }
    self.init(storage: storage, layout: layout)
  }

  /// Calls `body` with the address of the element whose indices are all 0.
  ///
  /// The others lie where ``strides`` says.
  @inline(__always)
  package func read<Result>(_ body: (UnsafePointer<Element>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafePointer(storage.base + layout.offset)) }
  }

  /// Calls `body` with the address of the element whose indices are all 0, for writing, and the
  /// strides.
  ///
  /// If need be the elements are copied first, so that no other array sees the change.
  @inline(__always)
  package mutating func write<Result>(
    _ body: (_ base: UnsafeMutablePointer<Element>, _ strides: [Int]) -> Result
  ) -> Result {
    if !isWritable() { compact() }
    return withExtendedLifetime(storage) { body(storage.base + layout.offset, strides) }
  }

  /// Whether no other array shares the storage, and every element has a place of its own in it.
  @inlinable
  @inline(__always)
  mutating func isWritable() -> Bool {
    isKnownUniquelyReferenced(&storage) && !layout.repeatsElements
  }

  /// Gives the elements a storage of their own, row-major.
  @usableFromInline
  @inline(never)
  mutating func compact() {
    self = compacted()
  }

  /// The same values in a storage of their own, row-major.
  func compacted() -> NDArray {
    NDArray(shape: shape) { copyElements(to: $0) }
  }

  /// This array if its elements lie row-major without gaps, else a copy in which they do.
  ///
  /// Worth it before a view with scattered elements, such as a transpose, is read several times.
  /// - Complexity: O(1) or O(*count*).
  public func contiguous() -> NDArray {
    layout.isContiguous ? self : compacted()
  }
}
