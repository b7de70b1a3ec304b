#ifdef __cplusplus
extern "C"
#endif
void cg_nothing(void);
