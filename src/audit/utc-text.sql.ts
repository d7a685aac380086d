/** SQL: a time as it is signed and hashed, UTC with microseconds. */
export const utcText = (time: string) =>
  `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
