import CKernels

/// 1 where a = b, 0 elsewhere; its derivative is 0 wherever it has one.
struct Equal: ElementwiseOperation {
  let name = "equal"
  var step: kernel_step_kind { kernel_step_equal }
}
