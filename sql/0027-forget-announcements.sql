-- What was announced and is long over is forgotten, as messages are.
grant delete on announcement to obhut_runtime;
