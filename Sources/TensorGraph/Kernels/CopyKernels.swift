extension Kernel {
  /// Copies so many bytes from input 0 to the result.
  static func copy(byteCount: Int) -> Kernel {
    Kernel { $0.places[0].copyMemory(from: $0.input(0), byteCount: byteCount) }
  }

  /// Copies so many bytes from input 1 to input 0.
  static func assign(byteCount: Int) -> Kernel {
    Kernel { $0.input(0).copyMemory(from: $0.input(1), byteCount: byteCount) }
  }
}
