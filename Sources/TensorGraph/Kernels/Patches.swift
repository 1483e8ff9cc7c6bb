import NumericsEngine

/// The windows over images as the rows of a matrix ("im2col"), so that a convolution is a matrix
/// product: `[rows' · columns', window · channels]` for one image at a time.
struct Patches {
  private let places: WindowPlaces
  private let window: Window
  private let length: Int

  init(_ window: Window, image shape: [Int]) {
    self.window = window
    places = WindowPlaces(window, image: shape)
    length = window.rows * window.columns * places.channels
  }

  private var count: Int { places.down * places.across }
  private var imageSize: Int { places.imageRows * places.imageColumns * places.channels }

  /// `y = patches · filters` for every image.
  func convolution<Scalar: TensorScalar>(_ type: Scalar.Type, outputs: Int) -> Kernel {
    let product = GeneralProduct<Scalar>(rows: count, columns: outputs, depth: length)
    return Kernel(workspace: count * length * MemoryLayout<Scalar>.stride) { arguments in
      let (x, w) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let (y, patches) = (arguments.output(Scalar.self), arguments.workspace(Scalar.self))
      for image in 0..<places.images {
        gather(x + image * imageSize, into: patches)
        product.run(patches, w, y + image * count * outputs)
      }
    }
  }

  /// `patches = u · filtersᵀ`, added up where they overlap, for every image.
  func toImages<Scalar: TensorScalar>(_ type: Scalar.Type, outputs: Int) -> Kernel {
    let product = GeneralProduct<Scalar>(
      rows: count, columns: length, depth: outputs, transposeB: true)
    return Kernel(workspace: count * length * MemoryLayout<Scalar>.stride) { arguments in
      let (u, w) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let (x, patches) = (arguments.output(Scalar.self), arguments.workspace(Scalar.self))
      x.update(repeating: 0, count: places.images * imageSize)
      for image in 0..<places.images {
        product.run(u + image * count * outputs, w, patches)
        scatter(patches, addingTo: x + image * imageSize)
      }
    }
  }

  /// `filters = Σ patchesᵀ · u` over the images.
  func toFilters<Scalar: TensorScalar>(_ type: Scalar.Type, outputs: Int) -> Kernel {
    let product = GeneralProduct<Scalar>(
      rows: length, columns: outputs, depth: count, transposeA: true)
    return Kernel(workspace: count * length * MemoryLayout<Scalar>.stride) { arguments in
      let (x, u) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
      let (w, patches) = (arguments.output(Scalar.self), arguments.workspace(Scalar.self))
      if places.images == 0 { w.update(repeating: 0, count: length * outputs) }
      for image in 0..<places.images {
        gather(x + image * imageSize, into: patches)
        product.run(patches, u + image * count * outputs, w, beta: image == 0 ? 0 : 1)
      }
    }
  }

  /// Copies the window at every place of an image to a row of its own, with 0 outside the image.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func gather<Scalar: TensorScalar>(
    _ image: UnsafePointer<Scalar>, into patches: UnsafeMutablePointer<Scalar>
  ) {
    forEachLine { place, line, source, first, length, isInside in
      let target = patches + place * self.length + line
      if isInside {
        target.update(repeating: 0, count: first)
        (target + first).update(from: image + source, count: length)
        let rest = window.columns * places.channels - first - length
        (target + first + length).update(repeating: 0, count: rest)
      } else {
        target.update(repeating: 0, count: window.columns * places.channels)
      }
    }
  }

  /// Adds every row to the window it stands for.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  private func scatter<Scalar: TensorScalar>(
    _ patches: UnsafePointer<Scalar>, addingTo image: UnsafeMutablePointer<Scalar>
  ) {
    forEachLine { place, line, target, first, length, isInside in
      if !isInside { return }
      let source = patches + place * self.length + line + first
      for i in 0..<length { image[target + i] += source[i] }
    }
  }

  /// Calls `body` for every line of every window: the window's number, where the line begins in it,
  /// where its first element inside the image is, how many places of the line come before that,
  /// how many lie inside, and whether any does.
  @inline(__always)
  private func forEachLine(_ body: (Int, Int, Int, Int, Int, Bool) -> Void) {
    let channels = places.channels
    for i in 0..<places.down {
      for j in 0..<places.across {
        let columns = places.columns(j)
        let first = (columns.lowerBound - places.firstColumn(j)) * channels
        for a in 0..<window.rows {
          let row = places.firstRow(i) + a
          body(
            i * places.across + j, a * window.columns * channels,
            (row * places.imageColumns + columns.lowerBound) * channels, first,
            columns.count * channels, row >= 0 && row < places.imageRows)
        }
      }
    }
  }
}
