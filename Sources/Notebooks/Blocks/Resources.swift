/// What a stage needs of a machine, for an executor; it never enters a key.
public struct Resources: Equatable, Sendable {
  /// Memory, in bytes.
  public let memory: Int?
  /// Time, in seconds.
  public let time: Int?
  /// Processor cores.
  public let cpus: Int?
  /// The partition of a cluster.
  public let partition: String?

  /// Creates it.
  public init(memory: Int? = nil, time: Int? = nil, cpus: Int? = nil, partition: String? = nil) {
    self.memory = memory
    self.time = time
    self.cpus = cpus
    self.partition = partition
  }
}
