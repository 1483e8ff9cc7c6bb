import CNumerics

/// The routines of LAPACK, as OpenBLAS carries them, for one type of element.
///
/// Each takes column-major matrices without gaps and returns LAPACK's `info`. They are Fortran: every argument is
/// an address, and the length of every text follows at the end. LAPACK must never see NaN or
/// infinity: some of its loops would not end (`larfg`).
struct LAPACKKernels<Scalar>: Sendable {
  /// `a [n, n] ← L` with `L · Lᵀ = a`, reading and writing the lower triangle only.
  let choleskyFactor: @Sendable (_ n: Int32, _ a: UnsafeMutablePointer<Scalar>) -> Int32
  /// `b [n, columns] ← (L · Lᵀ)⁻¹ · b`.
  let choleskySolve:
    @Sendable (
      _ n: Int32, _ columns: Int32, _ l: UnsafePointer<Scalar>, _ b: UnsafeMutablePointer<Scalar>
    ) -> Int32
  /// An estimate of `1 / (‖a‖₁ ‖a⁻¹‖₁)` from `L`.
  let choleskyCondition:
    @Sendable (_ n: Int32, _ l: UnsafePointer<Scalar>, _ norm: Scalar) -> Scalar
  /// `a [n, n] ← L, U` with row exchanges.
  let luFactor:
    @Sendable (_ n: Int32, _ a: UnsafeMutablePointer<Scalar>, _ pivots: UnsafeMutablePointer<Int32>)
      -> Int32
  let luSolve:
    @Sendable (
      _ n: Int32, _ columns: Int32, _ lu: UnsafePointer<Scalar>, _ pivots: UnsafePointer<Int32>,
      _ b: UnsafeMutablePointer<Scalar>
    ) -> Int32
  let luCondition: @Sendable (_ n: Int32, _ lu: UnsafePointer<Scalar>, _ norm: Scalar) -> Scalar
  /// `a [m, n] ← R` above, the reflectors of `Q` below the diagonal.
  let qrFactor:
    @Sendable (
      _ m: Int32, _ n: Int32, _ a: UnsafeMutablePointer<Scalar>, _ tau: UnsafeMutablePointer<Scalar>
    ) -> Int32
  /// `b [m, columns] ← Qᵀ · b`, or `Q · b`.
  let qrMultiply:
    @Sendable (
      _ transposed: Bool, _ m: Int32, _ n: Int32, _ columns: Int32, _ qr: UnsafePointer<Scalar>,
      _ tau: UnsafePointer<Scalar>, _ b: UnsafeMutablePointer<Scalar>
    ) -> Int32
  /// `b [m, columns] ← R⁻¹ · b` in the first `n` rows.
  let triangularSolve:
    @Sendable (
      _ m: Int32, _ n: Int32, _ columns: Int32, _ r: UnsafePointer<Scalar>,
      _ b: UnsafeMutablePointer<Scalar>
    ) -> Void
  /// An estimate of `1 / (‖R‖₁ ‖R⁻¹‖₁)`.
  let triangularCondition: @Sendable (_ m: Int32, _ n: Int32, _ r: UnsafePointer<Scalar>) -> Scalar
}

extension LAPACKKernels<Float> {
  static let float = LAPACKKernels(
    choleskyFactor: { n, a in
      fortran(n) { n, info in spotrf_("L", n, a, n, info, 1) }
    },
    choleskySolve: { n, columns, l, b in
      fortran(n, columns) { n, columns, info in
        spotrs_("L", n, columns, l, n, b, n, info, 1)
      }
    },
    choleskyCondition: { n, l, norm in
      condition(n, workspace: 3) { n, result, work, counts, info in
        spocon_("L", n, l, n, [norm], result, work, counts, info, 1)
      }
    },
    luFactor: { n, a, pivots in
      fortran(n) { n, info in sgetrf_(n, n, a, n, pivots, info) }
    },
    luSolve: { n, columns, lu, pivots, b in
      fortran(n, columns) { n, columns, info in
        sgetrs_("N", n, columns, lu, n, pivots, b, n, info, 1)
      }
    },
    luCondition: { n, lu, norm in
      condition(n, workspace: 4) { n, result, work, counts, info in
        sgecon_("1", n, lu, n, [norm], result, work, counts, info, 1)
      }
    },
    qrFactor: { m, n, a, tau in
      withWorkspace(columns: n) { work, size in
        fortran(m, n) { m, n, info in sgeqrf_(m, n, a, m, tau, work, [size], info) }
      }
    },
    qrMultiply: { transposed, m, n, columns, qr, tau, b in
      withWorkspace(columns: columns) { work, size in
        fortran(m, n, columns) { m, n, columns, info in
          sormqr_(
            "L", transposed ? "T" : "N", m, columns, n, qr, m, tau, b, m, work, [size], info, 1, 1)
        }
      }
    },
    triangularSolve: { m, n, columns, r, b in
      cblas_strsm(
        CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, n, columns, 1, r, m, b, m)
    },
    triangularCondition: { m, n, r in
      condition(n, workspace: 3) { n, result, work, counts, info in
        strcon_("1", "U", "N", n, r, [m], result, work, counts, info, 1, 1, 1)
      }
    })
}

extension LAPACKKernels<Double> {
  static let double = LAPACKKernels(
    choleskyFactor: { n, a in
      fortran(n) { n, info in dpotrf_("L", n, a, n, info, 1) }
    },
    choleskySolve: { n, columns, l, b in
      fortran(n, columns) { n, columns, info in
        dpotrs_("L", n, columns, l, n, b, n, info, 1)
      }
    },
    choleskyCondition: { n, l, norm in
      condition(n, workspace: 3) { n, result, work, counts, info in
        dpocon_("L", n, l, n, [norm], result, work, counts, info, 1)
      }
    },
    luFactor: { n, a, pivots in
      fortran(n) { n, info in dgetrf_(n, n, a, n, pivots, info) }
    },
    luSolve: { n, columns, lu, pivots, b in
      fortran(n, columns) { n, columns, info in
        dgetrs_("N", n, columns, lu, n, pivots, b, n, info, 1)
      }
    },
    luCondition: { n, lu, norm in
      condition(n, workspace: 4) { n, result, work, counts, info in
        dgecon_("1", n, lu, n, [norm], result, work, counts, info, 1)
      }
    },
    qrFactor: { m, n, a, tau in
      withWorkspace(columns: n) { work, size in
        fortran(m, n) { m, n, info in dgeqrf_(m, n, a, m, tau, work, [size], info) }
      }
    },
    qrMultiply: { transposed, m, n, columns, qr, tau, b in
      withWorkspace(columns: columns) { work, size in
        fortran(m, n, columns) { m, n, columns, info in
          dormqr_(
            "L", transposed ? "T" : "N", m, columns, n, qr, m, tau, b, m, work, [size], info, 1, 1)
        }
      }
    },
    triangularSolve: { m, n, columns, r, b in
      cblas_dtrsm(
        CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, n, columns, 1, r, m, b, m)
    },
    triangularCondition: { m, n, r in
      condition(n, workspace: 3) { n, result, work, counts, info in
        dtrcon_("1", "U", "N", n, r, [m], result, work, counts, info, 1, 1, 1)
      }
    })
}

/// Passes the extents by address and returns what the routine leaves in `info`.
private func fortran(
  _ n: Int32, _ body: (UnsafePointer<Int32>, UnsafeMutablePointer<Int32>) -> Void
) -> Int32 {
  var info: Int32 = 0
  withUnsafePointer(to: n) { body($0, &info) }
  return info
}

private func fortran(
  _ m: Int32, _ n: Int32,
  _ body: (UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>) -> Void
) -> Int32 {
  withUnsafePointer(to: m) { m in fortran(n) { n, info in body(m, n, info) } }
}

private func fortran(
  _ m: Int32, _ n: Int32, _ columns: Int32,
  _ body: (
    UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>
  ) -> Void
) -> Int32 {
  withUnsafePointer(to: m) { m in fortran(n, columns) { body(m, $0, $1, $2) } }
}

/// Calls an estimator of condition, with `workspace` · n numbers to work in; NaN when it refuses.
private func condition<Scalar: BinaryFloatingPoint>(
  _ n: Int32, workspace: Int,
  _ body: (
    UnsafePointer<Int32>, UnsafeMutablePointer<Scalar>, UnsafeMutablePointer<Scalar>,
    UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
  ) -> Void
) -> Scalar {
  var result: Scalar = 0
  var work = [Scalar](repeating: 0, count: max(1, workspace * Int(n)))
  var counts = [Int32](repeating: 0, count: max(1, Int(n)))
  let info = fortran(n) { n, info in body(n, &result, &work, &counts, info) }
  return info == 0 ? result : .nan
}

/// Room to work on blocks of 32 columns: `geqrf` takes the columns as they are, `ormqr` another
/// 65 · 64 numbers. With less room, down to the bare columns, LAPACK works unblocked.
private func withWorkspace<Scalar: BinaryFloatingPoint>(
  columns: Int32, _ body: (UnsafeMutablePointer<Scalar>, Int32) -> Int32
) -> Int32 {
  let size = max(Int(columns), min(32 * Int(columns) + 65 * 64, 1 << 24))
  var work = [Scalar](repeating: 0, count: size)
  return body(&work, Int32(size))
}
