// The byte of a Bool is 0 or 1, and the logic of bytes is what processors do on many at once.

func conjunction(_ left: NDArray<Bool>, _ right: NDArray<Bool>) -> NDArray<Bool> {
  elementwise(left, right, symbol: ".&") {
    combineRun(bytes($0), bytes($1), $2, bytes($3), $4, $5, &)
  }
}

func disjunction(_ left: NDArray<Bool>, _ right: NDArray<Bool>) -> NDArray<Bool> {
  elementwise(left, right, symbol: ".|") {
    combineRun(bytes($0), bytes($1), $2, bytes($3), $4, $5, |)
  }
}

func difference(_ left: NDArray<Bool>, _ right: NDArray<Bool>) -> NDArray<Bool> {
  elementwise(left, right, symbol: ".^") {
    combineRun(bytes($0), bytes($1), $2, bytes($3), $4, $5, ^)
  }
}

private func bytes(_ mask: UnsafePointer<Bool>) -> UnsafePointer<UInt8> {
  UnsafeRawPointer(mask).assumingMemoryBound(to: UInt8.self)
}

private func bytes(_ mask: UnsafeMutablePointer<Bool>) -> UnsafeMutablePointer<UInt8> {
  UnsafeMutableRawPointer(mask).assumingMemoryBound(to: UInt8.self)
}
