/// The code of ``ScheduledRate``. What is no number of steps counts as the first one.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func scheduleKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, _ schedule: LearningRate
) -> Kernel {
  Kernel { arguments in
    let step = Int(exactly: arguments.input(0, Scalar.self).pointee) ?? 0
    arguments.output(Scalar.self).pointee = Scalar(schedule.value(at: max(0, step)))
  }
}
